// Non-local jumps are not emulated: frames are left by returning or by structured exceptions.
#error setjmp and longjmp are not supported by ringside exec
