/* For tests under wine only, never shipped. wine 8 has no bcryptprimitives.dll; Rust's library asks
   it for random bytes (ProcessPrng). SystemFunction036 is RtlGenRandom of advapi32. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *bytes, unsigned long count);

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *bytes, unsigned long long count)
{
    while (count) {
        unsigned long part = count > 0x10000 ? 0x10000 : (unsigned long)count;
        if (!SystemFunction036(bytes, part))
            return 0;
        bytes += part;
        count -= part;
    }
    return 1;
}
