// The keyboard of a console.
#pragma once
#ifdef __cplusplus
extern "C" {
#endif
int _getch(void);
int _getche(void);
int _kbhit(void);
int getch(void);
int getche(void);
int kbhit(void);
#ifdef __cplusplus
}
#endif
