#pragma once
#include <libpq-fe.h>

// Character macros do not reach Swift, so each one in use gets a constant.
static const int zhaohu_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int zhaohu_diag_constraint = PG_DIAG_CONSTRAINT_NAME;
static const int zhaohu_diag_message = PG_DIAG_MESSAGE_PRIMARY;
