// Nothing of its own: Microsoft's silences warnings that its compiler gives of the kit's headers at the fourth level.
#pragma once
