package de.medicalhub.portal.questions;

import de.medicalhub.portal.cases.CaseReader;
import de.medicalhub.portal.cases.Homecoming;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.questions.control.Asked;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Resources;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
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

    @Inject
    private CaseReader cases;

    @Inject
    private Clock clock;

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
                            "QuestionnaireResponse?patient=" + patient + "&_sort=-authored&_count=100",
                            Asked.ABOUT_HOME))
                    : Resources.of();
            read = known;
        }
        return known;
    }

    public List<Task> open() {
        return new Asked(found()).open();
    }

    /** How many are offered on the first page: those about the time at home only after the ride home (Q5). */
    public int getCount() {
        return (int) open().stream().filter(task -> !isEarly(task)).count();
    }

    /** Whether it asks about the time at home, and the patient is still in hospital. */
    public boolean isEarly(Task task) {
        return new Asked(found()).isAboutHome(task)
                && cases.ofPatient()
                        .filter(one -> !Homecoming.isOver(one, clock.instant()))
                        .isPresent();
    }

    /** Something was sent: read anew. */
    public void forget() {
        read = null;
    }
}
