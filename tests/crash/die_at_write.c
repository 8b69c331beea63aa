/* Ends the program by SIGKILL at its n-th change to a file. Preloaded, so that SQLite's own calls pass here. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>

static int left = -1, torn = 0;

/* From now on: die instead of the n-th change; when torn, half of that write is done first. */
void die_at(int n, int half) { left = n; torn = half; }

static int now_is_the_time(void) { return left >= 0 && left-- == 0; }

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    if (now_is_the_time()) {
        if (torn) REAL(pwrite64)(fd, data, size / 2, at);
        die();
    }
    return REAL(pwrite64)(fd, data, size, at);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t write(int fd, const void *data, size_t size) {
    if (now_is_the_time()) {
        if (torn) REAL(write)(fd, data, size / 2);
        die();
    }
    return REAL(write)(fd, data, size);
}

int fsync(int fd) { if (now_is_the_time()) die(); return REAL(fsync)(fd); }
int fdatasync(int fd) { if (now_is_the_time()) die(); return REAL(fdatasync)(fd); }
int unlink(const char *path) { if (now_is_the_time()) die(); return REAL(unlink)(path); }
int ftruncate64(int fd, off64_t size) { if (now_is_the_time()) die(); return REAL(ftruncate64)(fd, size); }
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int rename(const char *from, const char *to) { if (now_is_the_time()) die(); return REAL(rename)(from, to); }
