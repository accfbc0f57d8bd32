// A million hops over a shuffled linked list of 65,536 nodes.
struct node {
    struct node *next;
    unsigned value, weight;
};
static struct node nodes[65536];
static unsigned order[65536];

unsigned bench(void) {
    unsigned seed = 12345, sum = 0;
    for (unsigned i = 0; i < 65536; i++)
        order[i] = i;
    for (unsigned i = 65535; i > 0; i--) {
        seed = seed * 1103515245u + 12345u;
        unsigned k = (seed >> 8) % (i + 1), t = order[i];
        order[i] = order[k];
        order[k] = t;
    }
    for (unsigned i = 0; i < 65536; i++) {
        struct node *n = &nodes[order[i]];
        n->next = &nodes[order[(i + 1) & 65535]];
        n->value = i;
        n->weight = i ^ 0x55;
    }
    struct node *n = nodes;
    for (int i = 0; i < 1048576; i++) {
        sum += n->value * 3 + n->weight;
        n = n->next;
    }
    return sum;
}
