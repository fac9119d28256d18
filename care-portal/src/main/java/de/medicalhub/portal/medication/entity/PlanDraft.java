package de.medicalhub.portal.medication.entity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A plan while it is edited: its head by field names, and its rows in their order. */
public final class PlanDraft implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> head = new LinkedHashMap<>();
    private final ArrayList<DraftRow> rows = new ArrayList<>();

    /** With this value in addition. */
    public PlanDraft with(String field, String value) {
        head.put(field, value);
        return this;
    }

    /** For the form, which reads and writes them by their names. */
    public Map<String, String> getHead() {
        return head;
    }

    /** Without blanks around it; empty if absent. */
    public String get(String field) {
        return Objects.requireNonNullElse(head.get(field), "").strip();
    }

    /** In their order; changed by the methods below only. */
    public List<DraftRow> getRows() {
        return List.copyOf(rows);
    }

    public void add(DraftRow row) {
        rows.add(row);
    }

    /** Where it stood before, or at the end if there are fewer rows by now. */
    public void putBack(int index, DraftRow row) {
        rows.add(Math.min(index, rows.size()), row);
    }

    /** Instead of all rows so far. */
    public void replaceRows(List<DraftRow> others) {
        List<DraftRow> kept = List.copyOf(others);
        rows.clear();
        rows.addAll(kept);
    }

    /** Does nothing where there is no such row, as after a second click. */
    public void remove(int index) {
        if (index >= 0 && index < rows.size()) {
            rows.remove(index);
        }
    }

    /** Changes places with the row before; does nothing for the first. */
    public void up(int index) {
        if (index > 0 && index < rows.size()) {
            rows.add(index - 1, rows.remove(index));
        }
    }
}
