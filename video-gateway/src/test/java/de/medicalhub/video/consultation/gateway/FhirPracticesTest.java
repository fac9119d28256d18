package de.medicalhub.video.consultation.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.Practice;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FhirPracticesTest {
    private final PractitionerRole role = new PractitionerRole();
    private final Organization organization = practiceOfTheLake();

    @Test
    @DisplayName("rule 9: the number of the role comes before that of the organisation")
    void numberOfTheRoleComesFirst() {
        role.addTelecom(number(ContactPointSystem.PHONE, ContactPointUse.WORK, "1"));
        organization.addTelecom(number(ContactPointSystem.PHONE, ContactPointUse.WORK, "2"));
        assertThat(practice()).isEqualTo(new Practice("Praxis am Laacher See", "1", Set.of("Organization/practice-1")));
    }

    @Test
    @DisplayName("relay, rule 5: the organisations of all active posts, whichever comes first")
    void organizationsOfAllPosts() {
        role.setOrganization(new Reference("Organization/practice-1"));
        PractitionerRole other = new PractitionerRole().setOrganization(new Reference("Organization/clinic-2"));
        assertThat(FhirPractices.of(List.of(other, role, organization)).organizations())
                .containsExactlyInAnyOrder("Organization/practice-1", "Organization/clinic-2");
        assertThat(FhirPractices.of(List.of(new PractitionerRole())).organizations())
                .isEmpty();
    }

    @Test
    @DisplayName("rule 9: a fax, an old number and somebody's own are no number to ring up")
    void otherNumbersAreNotTheTelephone() {
        role.addTelecom(number(ContactPointSystem.PHONE, ContactPointUse.HOME, "1"));
        organization.addTelecom(number(ContactPointSystem.FAX, ContactPointUse.WORK, "2"));
        organization.addTelecom(number(ContactPointSystem.PHONE, ContactPointUse.OLD, "3"));
        assertThat(practice().hasPhone()).isFalse();
        organization.addTelecom(number(ContactPointSystem.PHONE, ContactPointUse.WORK, "4"));
        assertThat(practice().phone()).isEqualTo("4");
    }

    private static Organization practiceOfTheLake() {
        Organization made = new Organization().setName("Praxis am Laacher See");
        made.setId("Organization/practice-1/_history/2");
        return made;
    }

    private Practice practice() {
        return FhirPractices.of(List.of(role, organization));
    }

    private static ContactPoint number(ContactPointSystem system, ContactPointUse use, String value) {
        return new ContactPoint().setSystem(system).setUse(use).setValue(value);
    }
}
