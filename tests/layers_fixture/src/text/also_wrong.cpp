#include "rule/rule.h"
