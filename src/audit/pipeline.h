// Work done by many threads and handed back in the order in which it was given out.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace careaudit {

/// A bounded queue between one producer, several workers and one collector. Locks are taken once a
/// batch, not once a plan.
template <class In, class Out>
class Pipeline {
 public:
  /// At most `room` batches are under way at once: that bounds the memory.
  explicit Pipeline(std::size_t room) : room_(room) {}

  /// Producer: waits for room. False when the run was abandoned.
  bool give(In work) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return under_way_ < room_ || is_abandoned_; });
    if (is_abandoned_) {
      return false;
    }
    ++under_way_;
    waiting_.emplace_back(given_++, std::move(work));
    changed_.notify_all();
    return true;
  }
  /// Producer: nothing more will come.
  void finish() {
    const std::lock_guard lock(mutex_);
    is_finished_ = true;
    changed_.notify_all();
  }
  /// Worker: the next batch; nothing at the end.
  std::optional<std::pair<std::size_t, In>> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty() || is_finished_ || is_abandoned_; });
    if (waiting_.empty() || is_abandoned_) {
      return std::nullopt;
    }
    auto work = std::move(waiting_.front());
    waiting_.pop_front();
    return work;
  }
  void done(std::size_t number, Out result) {
    const std::lock_guard lock(mutex_);
    done_.emplace(number, std::move(result));
    changed_.notify_all();
  }
  /// Any thread: a defect; the collector throws it.
  void fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    error_ = error_ ? error_ : std::move(error);
    is_abandoned_ = true;
    changed_.notify_all();
  }
  /// Collector: the next result in the order given out; nothing at the end.
  std::optional<Out> collect() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      return error_ || done_.contains(collected_) || (is_finished_ && collected_ == given_);
    });
    if (error_) {
      std::rethrow_exception(error_);
    }
    const auto found = done_.find(collected_);
    if (found == done_.end()) {
      return std::nullopt;
    }
    Out result = std::move(found->second);
    done_.erase(found);
    ++collected_;
    --under_way_;
    changed_.notify_all();
    return result;
  }
  void abandon() {
    const std::lock_guard lock(mutex_);
    is_abandoned_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<std::size_t, In>> waiting_;
  std::map<std::size_t, Out> done_;
  std::size_t room_;
  std::size_t under_way_ = 0;
  std::size_t given_ = 0;
  std::size_t collected_ = 0;
  bool is_finished_ = false;
  bool is_abandoned_ = false;
  std::exception_ptr error_;
};

}  // namespace careaudit
