// Quicksort of 100,000 integers in a buffer that comes as a pointer.
static int values[100000];

static void sort(int *v, int low, int high) {
    while (low < high) {
        int pivot = v[(low + high) / 2], i = low, j = high;
        while (i <= j) {
            while (v[i] < pivot)
                i++;
            while (v[j] > pivot)
                j--;
            if (i <= j) {
                int t = v[i];
                v[i++] = v[j];
                v[j--] = t;
            }
        }
        if (j - low < high - i) {
            sort(v, low, j);
            low = i;
        } else {
            sort(v, i, high);
            high = j;
        }
    }
}
unsigned bench(void) {
    unsigned seed = 1, hash = 0;
    for (int i = 0; i < 100000; i++) {
        seed = seed * 1664525u + 1013904223u;
        values[i] = (int)(seed >> 1);
    }
    sort(values, 0, 99999);
    for (int i = 0; i < 100000; i += 97)
        hash = hash * 31 + (unsigned)values[i];
    return hash;
}
