#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

/// How many blocks of memory this process has asked for so far; always 0 where the C library is not glibc.
unsigned long allocation_count(void);

#endif
