#include "audit/run.h"
#include <CLI/CLI.hpp>
