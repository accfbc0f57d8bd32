// Our own headers against g++'s: streams.
#include <iostream>
#include <iomanip>
#include <sstream>
#include <string>
#include <vector>
enum Color { red = 3 };
struct Point {
    int x, y;
};
std::ostream &operator<<(std::ostream &out, const Point &p) { return out << '(' << p.x << ", " << p.y << ')'; }
using namespace std;
int main() {
    cout << "hello " << 42 << ' ' << -7L << " " << 3.5 << " " << true << " " << boolalpha << false << endl;
    cout << hex << 255 << " " << uppercase << showbase << 48879u << dec << " " << red << "\n";
    cout << setw(6) << 42 << "|" << left << setw(5) << "ab"
         << "|" << right << setfill('*') << setw(4) << 7 << "\n";
    cout << Point{1, 2} << std::string(" text") << (unsigned char)'c' << string_view("view", 2) << std::endl;
    cout << fixed << setprecision(2) << 3.14159 << " " << 1e3f << "\n";
    ostringstream out;
    out << "n=" << 5 << Point{3, 4};
    cout << out.str() << " " << out.str().size() << "\n";
    istringstream in("12 word 3.5 x");
    int n;
    string w;
    double d;
    char c;
    in >> n >> w >> d >> c;
    cout << n << w << d << c << " " << (bool)(in >> n) << "\n";
    istringstream lines("one\ntwo\n");
    string line;
    while (getline(lines, line))
        cout << "[" << line << "]";
    cout << endl;
    cerr << "error\n";
    return 0;
}
