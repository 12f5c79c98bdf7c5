#ifndef ZHAOHU_CEPOLL_H
#define ZHAOHU_CEPOLL_H

// Swift's own module of the C library leaves these out.
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>

// Timers of this thread wake it within a microsecond or two; by default it is fifty.
static inline void zhaohu_exact_timers(void) { prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL); }

#endif
