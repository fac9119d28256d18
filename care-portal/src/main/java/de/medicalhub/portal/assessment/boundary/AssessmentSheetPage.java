package de.medicalhub.portal.assessment.boundary;

import de.medicalhub.portal.assessment.entity.Sheet;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** Where the questionnaire of this page is kept; in the page itself, so that it survives a lost session or node. */
@Named("assessmentSheet")
@ViewScoped(saveInViewState = true)
public class AssessmentSheetPage implements Serializable {
    private Sheet sheet = new Sheet("", "", "", "", false);

    private ArrayList<String> others = new ArrayList<>();

    /** What somebody else has answered otherwise meanwhile, in words; empty if nothing waits for a decision. */
    public List<String> getOthers() {
        return List.copyOf(others);
    }

    public void setOthers(List<String> sentences) {
        others = new ArrayList<>(sentences);
    }

    public Sheet get() {
        return sheet;
    }

    public void set(Sheet changed) {
        sheet = changed;
    }
}
