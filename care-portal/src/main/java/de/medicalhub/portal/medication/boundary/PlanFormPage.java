package de.medicalhub.portal.medication.boundary;

import de.medicalhub.portal.medication.entity.MergeRow;
import de.medicalhub.portal.medication.entity.PlanDraft;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** The plan that is being edited; kept in the page itself, so that it survives a lost session or node (M13). */
@Named("planForm")
@ViewScoped(saveInViewState = true)
public class PlanFormPage implements Serializable {
    private static final long serialVersionUID = 1L;

    private PlanDraft draft = new PlanDraft();
    private ArrayList<MergeRow> merging = new ArrayList<>();
    private String draftVersion = "";
    private String latest = "";

    /**
     * Begins anew.
     *
     * @param draftVersion id and version of the draft in the record; empty if there is none
     * @param latest id of the plan that was signed last; empty if there is none
     */
    public void begin(PlanDraft fresh, String draftVersion, String latest) {
        draft = fresh;
        merging = new ArrayList<>();
        this.draftVersion = draftVersion;
        this.latest = latest;
    }

    public PlanDraft getDraft() {
        return draft;
    }

    /** Differences that wait for a decision. */
    public List<MergeRow> getMerging() {
        return List.copyOf(merging);
    }

    public void setMerging(List<MergeRow> rows) {
        merging = new ArrayList<>(rows);
    }

    public String getDraftVersion() {
        return draftVersion;
    }

    public void setDraftVersion(String draftVersion) {
        this.draftVersion = draftVersion;
    }

    public String getLatest() {
        return latest;
    }
}
