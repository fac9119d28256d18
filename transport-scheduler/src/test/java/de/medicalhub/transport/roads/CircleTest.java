package de.medicalhub.transport.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CircleTest {
    private static final GeoPoint MIDDLE = new GeoPoint(50.3, 7.2);

    @Test
    @DisplayName("11: through the middle the way around is two tangents and the arc between them")
    void goesAroundTheMiddle() {
        Circle circle = new Circle(MIDDLE, 3);
        double way = 2 * Math.sqrt(36 - 9) + 3 * (Math.PI - 2 * Math.acos(0.5));
        assertThat(circle.around(east(-6), east(6))).isCloseTo(way / 12, within(0.001));
    }

    @Test
    @DisplayName("11: who passes by, and who lives there, drives straight on")
    void leavesOthersAlone() {
        Circle circle = new Circle(MIDDLE, 3);
        assertThat(circle.around(at(-6, 3.1), at(6, 3.1))).isEqualTo(1);
        assertThat(circle.around(east(4), east(9))).isEqualTo(1);
        assertThat(circle.around(east(-6), east(1))).isEqualTo(1);
        assertThat(circle.around(MIDDLE, MIDDLE)).isEqualTo(1);
    }

    @Test
    @DisplayName("11: its box holds it")
    void hasABox() {
        Area box = new Circle(MIDDLE, 3).box();
        assertThat(box.south()).isCloseTo(50.3 - 3 / 111.2, within(0.001));
        assertThat(box.kilometresHigh()).isCloseTo(6, within(0.01));
        assertThat(box.east() - box.west()).isCloseTo(6 / 71.03, within(0.001));
        assertThatThrownBy(() -> new Circle(MIDDLE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void isNeverShorterThanStraightAndTheSameBothWays(
            @ForAll @DoubleRange(min = -20, max = 20) double x,
            @ForAll @DoubleRange(min = -20, max = 20) double y,
            @ForAll @DoubleRange(min = -20, max = 20) double toX,
            @ForAll @DoubleRange(min = -20, max = 20) double toY,
            @ForAll @DoubleRange(min = 0.1, max = 12) double kilometres) {
        Circle circle = new Circle(MIDDLE, kilometres);
        double there = circle.around(at(x, y), at(toX, toY));
        // Half the circle's edge instead of its breadth is the worst: whoever starts and ends at opposite points of the
        // edge.
        assertThat(there).isBetween(1.0, Math.PI / 2 + 0.02);
        assertThat(circle.around(at(toX, toY), at(x, y))).isCloseTo(there, within(1e-6));
    }

    private static GeoPoint east(double kilometres) {
        return at(kilometres, 0);
    }

    private static GeoPoint at(double east, double north) {
        return new GeoPoint(50.3 + north / 111.2, 7.2 + east / (111.2 * Math.cos(Math.toRadians(50.3))));
    }
}
