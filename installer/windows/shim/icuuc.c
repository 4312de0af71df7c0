/* For tests under wine only, never shipped. wine has no icuuc.dll; Windows 10 from 1903 on has.
   Qt takes converters between character sets from it. ucnv_open answers that it has none
   (U_FILE_ACCESS_ERROR), so that Qt uses the converters it has itself: UTF-8, UTF-16, Latin-1. */
#define OUT __declspec(dllexport)
#define NONE 4

static void tell(int *status)
{
    if (status)
        *status = NONE;
}

OUT void *ucnv_open(const char *name, int *status)
{
    tell(status);
    return 0;
}

OUT const char *ucnv_getName(void *converter, int *status)
{
    tell(status);
    return "";
}

OUT const char *ucnv_getStandardName(const char *name, const char *standard, int *status)
{
    tell(status);
    return 0;
}

OUT void ucnv_setToUCallBack(void *a, const void *b, void *c, void *d, const void *e, int *status)
{
    tell(status);
}

OUT void ucnv_setFromUCallBack(void *a, const void *b, void *c, void *d, const void *e, int *status)
{
    tell(status);
}

OUT void ucnv_cbToUWriteUChars(void *a, const void *b, int c, int d, int *status)
{
    tell(status);
}

OUT void ucnv_cbFromUWriteUChars(void *a, const void **b, const void *c, int d, int *status)
{
    tell(status);
}

/* Without a converter nobody gets as far as these. */
OUT void ucnv_close(void *converter) {}
OUT void ucnv_reset(void *converter) {}
OUT void ucnv_toUnicode(void) {}
OUT void ucnv_fromUnicode(void) {}
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
OUT void ucnv_getToUCallBack(void *converter, void **action, const void **context) {}
OUT void ucnv_getFromUCallBack(void *converter, void **action, const void **context) {}
OUT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
OUT int ucnv_toUCountPending(void *converter, int *status) { return 0; }
OUT int ucnv_fromUCountPending(void *converter, int *status) { return 0; }
OUT const char *ucnv_getAvailableName(int number) { return 0; }
OUT int ucnv_countAvailable(void) { return 0; }
