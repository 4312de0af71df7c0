/* A layer between the program and the C library that counts what the program does to the files of
   one folder and, at one of those moments, does as the world does: kills it, tears a write in two,
   or refuses with an error. It can also note every change with its bytes, so that a power cut can
   be played afterwards. Loaded with LD_PRELOAD; does nothing before resv_arm() is called. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OFF, WATCH, KILL, TEAR, FAIL };

static char prefix[PATH_MAX], kinds[32];
static size_t prefix_length;
static int mode, error_number, lasting, record = -1;
static long at, count, refused;

void resv_arm(const char *folder, int what, long when, int error, int stays, const char *which,
              int fd) {
    snprintf(prefix, sizeof prefix, "%s", folder);
    snprintf(kinds, sizeof kinds, "%s", which);
    prefix_length = strlen(prefix);
    error_number = error, lasting = stays, record = fd, at = when, count = refused = 0;
    mode = what;
}
void resv_disarm(void) { mode = OFF; }
long resv_count(void) { return count; }
long resv_refused(void) { return refused; }

static int here(const char *path) {
    return mode && path && !strncmp(path, prefix, prefix_length) &&
           (path[prefix_length] == '/' || !path[prefix_length]);
}

static const char *path_of(int fd, char *into) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = mode ? readlink(link, into, PATH_MAX - 1) : -1;
    if (length < 0) return NULL;
    into[length] = 0;
    return into;
}

static void put(const void *bytes, size_t length) {
    for (const char *from = bytes; length;) {
        long done = syscall(SYS_write, record, from, length);
        if (done <= 0) _exit(97);
        from += done, length -= (size_t)done;
    }
}

static void note(char kind, const char *one, const char *two, int64_t offset, const void *data,
                 size_t length) {
    if (record < 0) return;
    uint32_t first = one ? strlen(one) : 0, second = two ? strlen(two) : 0;
    uint64_t bytes = data ? length : 0;
    put(&kind, 1), put(&first, 4), put(&second, 4), put(&offset, 8), put(&bytes, 8);
    put(one, first), put(two, second), put(data, bytes);
}
void resv_mark(const char *text) { note('k', text, NULL, 0, NULL, 0); }

/* 0: go on; 1: do half of it (and be killed, when that is the mode); -1: refused, errno is set */
static int moment(char kind, int grows) {
    int saved = errno;
    if (kinds[0] && !strchr(kinds, kind)) return 0;
    if (mode == FAIL && error_number == ENOSPC && !grows) return 0;
    count++;
    if (mode == KILL && count == at) kill(getpid(), SIGKILL);
    if (mode == TEAR && count == at) return 1;
    if (mode != FAIL || count < at || (count > at && !lasting)) return errno = saved, 0;
    if (!refused++ && error_number == ENOSPC && kind == 'w') return 1;
    errno = error_number;
    return -1;
}

static void die_if_torn(void) { if (mode == TEAR) kill(getpid(), SIGKILL); }

#define REAL(name) static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int may_open(const char *path, int flags) {
    struct stat about;
    if (!here(path)) return 0;
    if (stat(path, &about)) {
        if (!(flags & O_CREAT)) return 0;
        if (moment('c', 1)) { die_if_torn(); return -1; }
        note('c', path, NULL, 0, NULL, 0);
    } else if ((flags & O_TRUNC) && about.st_size) {
        if (moment('t', 0)) { die_if_torn(); return -1; }
        note('t', path, NULL, 0, NULL, 0);
    }
    return 0;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; va_start(rest, flags); mode_t bits = va_arg(rest, mode_t); va_end(rest); \
        REAL(name); \
        return may_open(path, flags) ? -1 : real(path, flags, bits); }
#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        va_list rest; va_start(rest, flags); mode_t bits = va_arg(rest, mode_t); va_end(rest); \
        REAL(name); \
        return may_open(path, flags) ? -1 : real(folder, path, flags, bits); }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

/* Returns how many bytes may be written, or -1. */
static ssize_t may_write(int fd, const void *data, size_t length, int64_t offset) {
    char path[PATH_MAX];
    struct stat about;
    if (!here(path_of(fd, path))) return (ssize_t)length;
    if (fstat(fd, &about)) return -1;
    if (fcntl(fd, F_GETFL) & O_APPEND) offset = about.st_size;
    int doing = moment('w', offset + (int64_t)length > about.st_size);
    if (doing < 0) return -1;
    size_t some = doing ? length / 2 : length;
    if (doing && !some) { die_if_torn(); errno = error_number; return -1; }
    note('w', path, NULL, offset, data, some);
    return (ssize_t)some;
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(write);
    if (!mode || fd == record) return real(fd, data, length);
    ssize_t some = may_write(fd, data, length, lseek(fd, 0, SEEK_CUR));
    if (some < 0) return -1;
    ssize_t done = real(fd, data, (size_t)some);
    if ((size_t)some < length) die_if_torn();
    return done;
}
#define PWRITE(name, type) \
    ssize_t name(int fd, const void *data, size_t length, type offset) { \
        REAL(name); \
        if (!mode) return real(fd, data, length, offset); \
        ssize_t some = may_write(fd, data, length, offset); \
        if (some < 0) return -1; \
        ssize_t done = real(fd, data, (size_t)some, offset); \
        if ((size_t)some < length) die_if_torn(); \
        return done; }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int fd, const struct iovec *parts, int number) {
    REAL(writev);
    char path[PATH_MAX];
    if (!here(path_of(fd, path)) || !number) return real(fd, parts, number);
    return write(fd, parts[0].iov_base, parts[0].iov_len);
}

/* Copies inside the kernel are refused: Python then reads and writes, which is seen here. */
ssize_t sendfile64(int out, int in, off64_t *offset, size_t length) {
    REAL(sendfile64);
    char path[PATH_MAX];
    if (here(path_of(out, path))) { errno = EINVAL; return -1; }
    return real(out, in, offset, length);
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned f) {
    REAL(copy_file_range);
    char path[PATH_MAX];
    if (here(path_of(out, path))) { errno = EINVAL; return -1; }
    return real(in, from, out, to, length, f);
}

#define TRUNCATE(name, type) \
    int name(int fd, type size) { \
        REAL(name); \
        char path[PATH_MAX]; struct stat about; \
        if (here(path_of(fd, path)) && !fstat(fd, &about)) { \
            if (moment('t', size > about.st_size)) { die_if_torn(); return -1; } \
            note('t', path, NULL, size, NULL, 0); } \
        return real(fd, size); }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name) \
    int name(int fd) { \
        REAL(name); \
        char path[PATH_MAX]; \
        if (here(path_of(fd, path))) { \
            if (moment('s', 0)) { die_if_torn(); return -1; } \
            note('s', path, NULL, 0, NULL, 0); } \
        return real(fd); }
SYNC(fsync)
SYNC(fdatasync)

/* A name is changed before it is noted, so that a change that fails by itself is not noted. */
#define NAMES(name, kind, grows, one, two, type, call) \
    int name type { \
        REAL(name); \
        int ours = here(one) || here(two); \
        if (ours && moment(kind, grows)) { die_if_torn(); return -1; } \
        int done = call; \
        if (ours && !done) note(kind, one, two, 0, NULL, 0); \
        return done; }
NAMES(rename, 'r', 0, a, b, (const char *a, const char *b), real(a, b))
NAMES(renameat, 'r', 0, a, b, (int x, const char *a, int y, const char *b), real(x, a, y, b))
NAMES(link, 'l', 1, a, b, (const char *a, const char *b), real(a, b))
NAMES(linkat, 'l', 1, a, b, (int x, const char *a, int y, const char *b, int f),
      real(x, a, y, b, f))
NAMES(unlink, 'u', 0, a, NULL, (const char *a), real(a))
NAMES(unlinkat, 'u', 0, a, NULL, (int x, const char *a, int f), real(x, a, f))
NAMES(mkdir, 'm', 1, a, NULL, (const char *a, mode_t bits), real(a, bits))
NAMES(mkdirat, 'm', 1, a, NULL, (int x, const char *a, mode_t bits), real(x, a, bits))
