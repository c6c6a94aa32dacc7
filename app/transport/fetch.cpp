#include "app/transport/fetch.h"

#include <utility>

#include "app/transport/redirects.h"

namespace vindplaats {
namespace {

// 501 and 505 say that the request is wrong for ever; 503 has its own rule.
bool server_failed(int status) {
  return status >= 500 && status != 501 && status != 503 && status != 505;
}

}  // namespace

Fetch::Fetch(GateParts& parts, std::shared_ptr<const FetchPolicy> policy, const Request& request)
    : parts_(parts), policy_(std::move(policy)) {
  if (Result<void> checked = check_request_headers(request.headers); !checked) {
    end(tl::unexpected(std::move(checked).error()));
    return;
  }
  Result<Uri> uri = parse_uri(request.url);
  if (!uri) {
    end(tl::unexpected(std::move(uri).error()));
    return;
  }
  attempt_.emplace(Attempt{std::move(*uri), request, policy_->fetch.total});
  authority_ = attempt_->uri.authority();
}

void Fetch::end(Result<Response> result) {
  result_ = std::move(result);
  now_ = Do::kDone;
}

Milliseconds Fetch::ask_turn() {
  Result<HostGate::Admission> admission = parts_.hosts().try_enter(authority_, policy_->delay);
  if (!admission) {
    end(tl::unexpected(std::move(admission).error()));
    return Milliseconds(0);
  }
  if (!admission->turn) return admission->wait;
  turn_.emplace(std::move(*admission->turn));
  now_ = Do::kTransfer;
  return Milliseconds(0);
}

void Fetch::took(Transfer transfer) {
  attempt_->left -= transfer.took;
  turn_->set_private_network(transfer.private_network);
  if (!transfer.sent) turn_->nothing_sent();
  ++tries_;
  if (!transfer.outcome) {
    turn_.reset();
    return failed(std::move(transfer.outcome.error()));
  }
  Response& response = *transfer.outcome;
  // Before the turn is given back: nobody else may come in between.
  if (response.status == 429 || response.status == 503) {
    parts_.hosts().rest(authority_, response.retry_after(parts_.clock().now()));
  } else {
    parts_.hosts().answered(authority_);
  }
  turn_.reset();
  if (server_failed(response.status) && tries_ < parts_.tries()) return try_again();
  hold_ = std::move(transfer.hold);
  answered(std::move(response));
}

void Fetch::failed(ExchangeFailure failure) {
  if (failure.identity && !attempt_->identity) {
    attempt_->identity = true;  // faults.md row 45: once more, without waiting, outside the count
    --tries_;
    now_ = Do::kTurn;
    return;
  }
  if (!failure.again || tries_ >= parts_.tries()) {
    return end(tl::unexpected(std::move(failure.error)));
  }
  try_again();
}

void Fetch::try_again() {
  pause_ = parts_.retry_wait(tries_);
  attempt_->left = policy_->fetch.total;
  now_ = Do::kPause;
}

void Fetch::answered(Response response) {
  // What is posted is meant for one address: where it may go is not the other side's to say.
  const auto location = attempt_->request.post ? std::nullopt : redirect_location(response);
  if (!location) {
    response.hops = std::move(hops_);
    return end(std::move(response));
  }
  hold_.reset();
  Result<Uri> next = follow_redirect(attempt_->uri, *location, hops_,
                                     static_cast<std::size_t>(policy_->fetch.redirects));
  if (!next) return end(tl::unexpected(std::move(next).error()));
  hops_.push_back({response.status, attempt_->uri.text, next->text});
  if (next->authority() != authority_) {
    attempt_->request.headers = public_headers(attempt_->request.headers);
  }
  attempt_->uri = std::move(*next);
  authority_ = attempt_->uri.authority();
  now_ = Do::kTurn;
}

}  // namespace vindplaats
