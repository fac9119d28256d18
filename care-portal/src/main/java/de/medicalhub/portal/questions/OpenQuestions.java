package de.medicalhub.portal.questions;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.questions.control.Asked;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** The questionnaires that wait for the patient who is signed in; pages call it {@code openQuestions}. */
@Named("openQuestions")
@RequestScoped
public class OpenQuestions {
    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    private @Nullable Resources read;

    /** Tasks and responses, asked once per request. */
    public Resources found() {
        Resources known = read;
        if (known == null) {
            String patient = user.claims().fhirUser();
            known = user.isPatient()
                    ? records.searchAll(List.of(
                            "Task?patient=" + patient + "&code=" + Asked.CODE
                                    + "&status=requested,received,accepted,ready,in-progress&_count=50",
                            "QuestionnaireResponse?patient=" + patient + "&_sort=-authored&_count=100"))
                    : Resources.of();
            read = known;
        }
        return known;
    }

    public List<Task> open() {
        return new Asked(found()).open();
    }

    /** How many wait. */
    public int getCount() {
        return open().size();
    }

    /** Something was sent: read anew. */
    public void forget() {
        read = null;
    }
}
