// Our own headers against g++'s: text and arrays that grow.
#include <stdio.h>
#include <string>
#include <vector>
#include <algorithm>
struct N {
    int i;
    N(int k = 0) : i(k) {}
    N(const N &o) : i(o.i) { printf("c%d ", i); }
    N(N &&o) : i(o.i) {
        o.i = -1;
        printf("m%d ", i);
    }
    N &operator=(const N &o) {
        i = o.i;
        return *this;
    }
    ~N() { printf("~%d ", i); }
};
int main() {
    std::string a = "hello", b("world", 3), c(3, 'x'), d;
    d = a + ", " + b + '!' + c;
    printf("%s %d %d\n", d.c_str(), (int)d.size(), (int)d.find("wor"));
    d += " more";
    d.erase(0, 7);
    d.insert(3, "<>");
    d.replace(0, 1, "WW");
    printf("%s %d %d %s\n", d.c_str(), a == "hello", a < b, d.substr(2, 4).c_str());
    std::string moved = std::move(a);
    printf("%s %d %s %d\n", moved.c_str(), (int)a.size(), std::to_string(-42).c_str(), std::stoi("77") + 1);

    for (auto &ch : moved)
        ch -= 32;
    printf("%s\n", moved.c_str());
    std::string_view v = moved;
    v.remove_prefix(1);
    printf("%d %d %d\n", (int)v.size(), v == "ELLO", v[0] == 0x45);
    std::vector<int> n = {5, 3, 9, 1};
    n.push_back(7);
    std::sort(n.begin(), n.end());
    for (int x : n)
        printf("%d ", x);
    n.erase(n.begin() + 1);
    n.insert(n.begin(), 100);
    n.resize(3);
    printf("%d %d %d\n", (int)n.size(), n[0], n.back());
    std::vector<std::string> words{"pear", "apple", "fig"};
    words.emplace_back(4, 'z');
    std::sort(words.begin(), words.end());
    for (const auto &word : words)
        printf("%s ", word.c_str());
    std::vector<std::string> copy = words;
    copy[0] += "!";
    printf("%s %s %d\n", copy[0].c_str(), words[0].c_str(), copy == words);
    {
        std::vector<N> ns;
        ns.reserve(3);
        ns.emplace_back(1);
        ns.push_back(N(2));
        N three(3);
        ns.push_back(three);
        ns.pop_back();
        printf("| ");
    }
    printf("\n");
    std::vector<std::vector<int>> grid(2, std::vector<int>(3, 4));
    grid[1][2] = 8;
    printf("%d %d\n", grid[0][2], grid[1][2]);
    return 0;
}
