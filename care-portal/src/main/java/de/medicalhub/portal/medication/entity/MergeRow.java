package de.medicalhub.portal.medication.entity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** One line of two plans; where they differ, a person decides whether the other one is taken over (M14). */
public final class MergeRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Difference difference;
    private final String kindWords;
    private final String name;
    private final ArrayList<String> changes;
    private boolean taken;

    public MergeRow(Difference difference, String kindWords, String name, List<String> changes) {
        this.difference = difference;
        this.kindWords = kindWords;
        this.name = name;
        this.changes = new ArrayList<>(changes);
    }

    public Difference difference() {
        return difference;
    }

    /** Whether the two plans differ here. */
    public boolean isOpen() {
        return difference.kind() != Difference.Kind.SAME;
    }

    public String getKindWords() {
        return kindWords;
    }

    public String getName() {
        return name;
    }

    public List<String> getChanges() {
        return List.copyOf(changes);
    }

    /** Whether the other plan's line counts from now on; a line that is missing there is then removed. */
    public boolean isTaken() {
        return taken;
    }

    public void setTaken(boolean taken) {
        this.taken = taken;
    }
}
