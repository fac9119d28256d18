package de.medicalhub.portal.medication.boundary;

import de.medicalhub.portal.medication.entity.DraftRow;
import de.medicalhub.portal.medication.entity.MergeRow;
import de.medicalhub.portal.medication.entity.PlanDraft;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.ViewScoped;

/** The plan that is being edited; kept in the page itself, so that it survives a lost session or node (M13). */
@Named("planForm")
@ViewScoped(saveInViewState = true)
public class PlanFormPage implements Serializable {
    private static final long serialVersionUID = 1L;

    private PlanDraft draft = new PlanDraft();
    private ArrayList<MergeRow> merging = new ArrayList<>();
    private ArrayList<String> others = new ArrayList<>();
    private String draftVersion = "";
    private String latest = "";
    private boolean overtaken;
    private @Nullable DraftRow removed;
    private int removedAt;

    /**
     * Begins anew.
     *
     * @param draftVersion id and version of the draft in the record; empty if there is none
     * @param latest id of the plan that was signed last; empty if there is none
     */
    public void begin(PlanDraft fresh, String draftVersion, String latest) {
        draft = fresh;
        merging = new ArrayList<>();
        others = new ArrayList<>();
        removed = null;
        know(draftVersion, latest);
    }

    /** Takes a row out, and holds it until the next one, so that it can be put back (M16); nothing after a second click. */
    public void remove(int index) {
        List<DraftRow> rows = draft.getRows();
        if (index >= 0 && index < rows.size()) {
            removed = rows.get(index);
            removedAt = index;
            draft.remove(index);
        }
    }

    /** The row that was taken out last stands where it stood; nothing after a second click. */
    public void putBack() {
        DraftRow row = removed;
        if (row != null) {
            draft.putBack(removedAt, row);
            removed = null;
        }
    }

    /** Whether a row can be put back. */
    public boolean isHolding() {
        return removed != null;
    }

    /** What people call the row that can be put back; empty if it has no name, or there is none. */
    public String getHeldName() {
        DraftRow row = removed;
        return row == null ? "" : row.getName();
    }

    /** What stands in the record now, as ids and version; the page goes on from it. */
    public void know(String draftVersion, String latest) {
        this.draftVersion = draftVersion;
        this.latest = latest;
        overtaken = false;
    }

    /** Somebody else was quicker than what was typed here; said until the page shows what they have. */
    public void overtake() {
        overtaken = true;
    }

    public boolean isOvertaken() {
        return overtaken;
    }

    /** Somebody else's plan beside this one: its lines, to be decided about, and what else is to be said of it. */
    public void compare(List<MergeRow> rows, List<String> sentences) {
        merging = new ArrayList<>(rows);
        others = new ArrayList<>(sentences);
    }

    /** Everything was decided. */
    public void decided() {
        compare(List.of(), List.of());
    }

    /** Whether a comparison waits for decisions. */
    public boolean isDeciding() {
        return !merging.isEmpty() || !others.isEmpty();
    }

    /** What is said of somebody else's plan; empty if the comparison is with paper or orders. */
    public List<String> getOthers() {
        return List.copyOf(others);
    }

    public PlanDraft getDraft() {
        return draft;
    }

    /** Differences that wait for a decision. */
    public List<MergeRow> getMerging() {
        return List.copyOf(merging);
    }

    public String getDraftVersion() {
        return draftVersion;
    }

    public String getLatest() {
        return latest;
    }
}
