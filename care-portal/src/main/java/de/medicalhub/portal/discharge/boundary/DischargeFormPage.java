package de.medicalhub.portal.discharge.boundary;

import de.medicalhub.portal.discharge.entity.Candidate;
import de.medicalhub.portal.discharge.entity.Choices;
import de.medicalhub.portal.discharge.entity.DischargeDraft;
import de.medicalhub.portal.discharge.entity.Neighbourhood;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;

/** What is being typed; kept in the page itself, so that it survives a lost session or node (D5). */
@Named("dischargeForm")
@ViewScoped(saveInViewState = true)
public class DischargeFormPage implements Serializable {
    private DischargeDraft draft = new DischargeDraft();
    private Candidate candidate = new Candidate("", "", "", "");
    private Neighbourhood neighbourhood = new Neighbourhood(List.of(), Map.of(), null);
    private Choices choices = Choices.none();

    public void begin(Candidate whom, Choices offered, Neighbourhood near, DischargeDraft fresh) {
        candidate = whom;
        choices = offered;
        neighbourhood = near;
        draft = fresh;
    }

    public Neighbourhood getNeighbourhood() {
        return neighbourhood;
    }

    public DischargeDraft getDraft() {
        return draft;
    }

    public Candidate getCandidate() {
        return candidate;
    }

    public Choices getChoices() {
        return choices;
    }
}
