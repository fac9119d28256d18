package de.medicalhub.portal.assessment.boundary;

import de.medicalhub.portal.assessment.entity.Sheet;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;

/** Where the questionnaire of this page is kept; in the page itself, so that it survives a lost session or node. */
@Named("assessmentSheet")
@ViewScoped(saveInViewState = true)
public class AssessmentSheetPage implements Serializable {
    private Sheet sheet = new Sheet("", "", "", "", false);

    public Sheet get() {
        return sheet;
    }

    public void set(Sheet changed) {
        sheet = changed;
    }
}
