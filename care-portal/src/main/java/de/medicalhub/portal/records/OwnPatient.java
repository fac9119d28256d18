package de.medicalhub.portal.records;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.identity.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** Whose record patients and relatives are here for; pages call it {@code own}. */
@Named("own")
@RequestScoped
public class OwnPatient {
    private static final String RELATIVE = "RelatedPerson/";

    @Inject
    private Records records;

    @Inject
    private CurrentUser user;

    private @Nullable Resources opened;

    /** {@code Patient/…}: the reader, or who lets the reader read along; empty if nobody does. */
    public Optional<String> reference() {
        String self = user.claims().fhirUser();
        if (!self.startsWith(RELATIVE)) {
            return self.startsWith("Patient/") ? Optional.of(self) : Optional.empty();
        }
        return opened().first(RelatedPerson.class)
                .map(person -> person.getPatient().getReferenceElement())
                .map(id -> "Patient/" + id.getIdPart());
    }

    /** Whether the reader is a relative. */
    public boolean isRelative() {
        return user.isRelative();
    }

    /** Whether the reader is the patient or is told everything. */
    public boolean isEverything() {
        return !isRelative()
                || opened().all(Consent.class).stream()
                        .flatMap(consent -> consent.getProvision().getCode().stream())
                        .flatMap(code -> code.getCoding().stream())
                        .anyMatch(coding -> HubCodes.RELATIVE_SCOPE.equals(coding.getSystem())
                                && "everything".equals(coding.getCode()));
    }

    /** Name of the patient whom a relative reads along with; empty if there is none. */
    public String getName() {
        return isRelative()
                ? opened().first(Patient.class)
                        .map(patient -> Resources.nameOf(patient.getName()))
                        .orElse("")
                : user.getName();
    }

    /** Whether there is a record to read. */
    public boolean isOpen() {
        return reference().isPresent();
    }

    private Resources opened() {
        Resources known = opened;
        if (known == null) {
            String self = user.claims().fhirUser();
            known = records.searchAll(List.of(
                    "RelatedPerson?_id=" + self.substring(RELATIVE.length()) + "&_include=RelatedPerson:patient",
                    "Consent?actor=" + self + "&status=active"));
            opened = known;
        }
        return known;
    }
}
