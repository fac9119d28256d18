package de.medicalhub.portal.referral.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Organisation;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.records.Refusal;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** How many places the own nursing service has free today (F9); for nurses, the server decides for which service. */
@Named("freePlaces")
@RequestScoped
public class FreePlacesPage {
    private static final String FIELD = "places";

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    private @Nullable Integer places;

    /** Tells it to all hospitals; it counts today. */
    public void submit() {
        Integer number = places;
        if (number == null) {
            FormFaults.say(FIELD, speaker.key("fault.places.missing"));
            return;
        }
        List<HealthcareService> own = own();
        if (own.isEmpty()) {
            FormFaults.say(FIELD, speaker.key("places.none"));
            return;
        }
        List<Refusal> refused = own.stream()
                .flatMap(service -> records
                        .operate(
                                Resources.referenceTo(service),
                                "$state-capacity",
                                new Parameters().addParameter(FIELD, new IntegerType(number)))
                        .refusal()
                        .stream())
                .toList();
        refused.stream().findFirst().ifPresent(this::explain);
        if (refused.isEmpty()) {
            String done = speaker.say(Phrase.of("places.done", number));
            FacesContext.getCurrentInstance()
                    .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, done, done));
        }
    }

    private void explain(Refusal refusal) {
        String sentence = refusal.issues().stream()
                .map(Refusal.Issue::sentence)
                .findFirst()
                .orElseGet(() -> speaker.key("places.none"));
        FormFaults.say(FIELD, sentence);
    }

    private List<HealthcareService> own() {
        String organisations =
                user.organisations().stream().map(Organisation::reference).collect(Collectors.joining(","));
        return organisations.isEmpty()
                ? List.of()
                : records.search("HealthcareService?active=true&organization=" + organisations)
                        .all(HealthcareService.class);
    }

    public @Nullable Integer getPlaces() {
        return places;
    }

    public void setPlaces(@Nullable Integer places) {
        this.places = places;
    }
}
