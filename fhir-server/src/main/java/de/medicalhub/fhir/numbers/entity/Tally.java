package de.medicalhub.fhir.numbers.entity;

import java.util.ArrayList;
import java.util.List;

/** What was counted of one measure in one month; not to be told as it is. */
public final class Tally {
    private int all;
    private int part;
    private final List<Long> hours = new ArrayList<>();

    /** One more, of whom it holds or not. */
    public void count(boolean holds) {
        all++;
        part += holds ? 1 : 0;
    }

    /** One more that took so long. */
    public void count(long took) {
        count(true);
        hours.add(took);
    }

    int all() {
        return all;
    }

    int part() {
        return part;
    }

    List<Long> hours() {
        return hours.stream().sorted().toList();
    }

    Tally plus(Tally other) {
        Tally sum = new Tally();
        sum.all = all + other.all;
        sum.part = part + other.part;
        sum.hours.addAll(hours);
        sum.hours.addAll(other.hours);
        return sum;
    }
}
