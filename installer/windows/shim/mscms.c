/* For tests under wine only, never shipped. The mscms.dll of wine lacks WcsCreateIccProfile, which
   Qt's screen plugin asks for at the start. Answers that there is no colour profile. */
#define OUT __declspec(dllexport)

OUT void *__stdcall OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned mode)
{
    return 0;
}

OUT int __stdcall CloseColorProfile(void *profile)
{
    return 1;
}

OUT int __stdcall GetColorProfileFromHandle(void *profile, void *bytes, unsigned *count)
{
    return 0;
}

OUT void *__stdcall WcsCreateIccProfile(void *profile, unsigned options)
{
    return 0;
}
