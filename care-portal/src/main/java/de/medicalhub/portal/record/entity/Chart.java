package de.medicalhub.portal.record.entity;

import java.util.List;

/**
 * Values of one kind over time, drawn and as numbers (K3).
 *
 * @param sign key of the words, such as {@code pulse}
 * @param lines one for each series, as {@code points} of an SVG polyline
 * @param band the agreed range as a rectangle; none if nothing is agreed
 */
public record Chart(
        String sign,
        String title,
        String sentence,
        String unit,
        List<Line> lines,
        List<Dot> dots,
        List<Tick> ticks,
        List<Band> band,
        String from,
        String to,
        List<Row> rows) {

    /** A series. */
    public record Line(String style, String points) {}

    /** A value; outside the agreed range it is a triangle. */
    public record Dot(double x, double y, boolean outside, String words) {
        /** The triangle's corners. */
        public String triangle() {
            return (x - 6) + "," + (y + 5) + " " + (x + 6) + "," + (y + 5) + " " + x + "," + (y - 7);
        }
    }

    /** A mark of the axis. */
    public record Tick(double y, String label) {}

    /** The agreed range. */
    public record Band(double y, double height) {}

    /** A line of the table. */
    public record Row(String id, String when, String value, String by, boolean outside, boolean own) {}
}
