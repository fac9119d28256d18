package de.medicalhub.fhir.access.control;

import de.medicalhub.fhir.consent.Agreement;
import de.medicalhub.fhir.consent.RelativeScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The facts in the records that tie callers to patients; references are like {@code Patient/123}. */
public interface CareRecords {
    /** Organisations of the practitioner's PractitionerRoles that are active and hold now. */
    Set<String> organisationsOf(String practitioner);

    /** The same, and for which of them the practitioner only covers. */
    default Employment employmentOf(String practitioner) {
        return new Employment(organisationsOf(practitioner), Set.of());
    }

    /**
     * For whom somebody acts.
     *
     * @param organisations all of them, as {@code Organization/…}
     * @param covered those of them for which the person is a substitute and nothing else
     */
    record Employment(Set<String> organisations, Set<String> covered) {
        /** Keeps its own copies. */
        public Employment {
            organisations = Set.copyOf(organisations);
            covered = Set.copyOf(covered);
        }
    }

    /** The active care teams of cases of these patients. */
    List<TeamOfCase> teamsOf(Collection<String> patients);

    /** What the Consents of cases of these patients allow now. */
    List<Agreement> agreementsOf(Collection<String> patients);

    /** Those of the patients to whom the person has an emergency access now. */
    Set<String> emergencies(Collection<String> patients, String person);

    /** All patients to whom the person has an emergency access now. */
    Set<String> emergenciesOf(String person);

    /** All patients of whose case's end one of the organisations has still to take note; empty if there are too many of them. */
    Optional<Set<String>> endedFor(Set<String> organisations);

    /** The patients who let this RelatedPerson read along now, and how much. */
    Map<String, RelativeScope> grantsTo(String relative);

    /** Those of the patients who are inpatients of one of the organisations now. */
    Set<String> inpatients(Collection<String> patients, Set<String> organisations);

    /** Those of the patients whom one of the organisations manages, or who are or were there. */
    Set<String> ownPatients(Collection<String> patients, Set<String> organisations);

    /** The patients of all current stays with one of the organisations; empty if there are more stays than that. */
    Optional<Set<String>> inpatientsOf(Set<String> organisations, int most);

    /** The patients of all active care teams with one of the organisations; empty if there are more teams than that. */
    Optional<Set<String>> patientsOfTeams(Set<String> organisations, int most);

    /**
     * The patients of all that one of the organisations was ever asked by a Task; empty if there are more of them than that.
     */
    Optional<Set<String>> askedAbout(Set<String> organisations, int most);

    /** By ServiceRequest the status codes of the referral Tasks for it that one of the organisations owns. */
    Map<String, Set<String>> referralStatus(Collection<String> serviceRequests, Set<String> organisations);

    /** Those of the patients for whom a ride or delivery is ordered. */
    Set<String> withLeg(Collection<String> patients);

    /** Those of the patients who have a video consultation. */
    Set<String> withVideo(Collection<String> patients);

    /** The current version of a resource. */
    Optional<IBaseResource> find(String reference);

    /** The current versions of those of the resources that exist. */
    List<IBaseResource> list(Collection<String> references);
}
