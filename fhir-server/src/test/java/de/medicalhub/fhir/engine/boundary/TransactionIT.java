package de.medicalhub.fhir.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.testing.FhirHttp;
import de.medicalhub.fhir.testing.FhirHttp.Answer;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransactionIT {
    private static final String SYSTEM = "https://medicalhub.de/fhir/sid/test";

    private final String mark = UUID.randomUUID().toString();
    private final FhirHttp admin = FhirHttp.as("admin1");

    @Test
    @DisplayName("Rule 1: one faulty entry, nothing stored, the entry named")
    void faultyReferenceStoresNothingAndIsNamed() {
        Answer answer = admin.post("", transaction(organisation(), about("Patient/nobody-" + mark), organisation()));

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(expression(answer)).isEqualTo("Bundle.entry[1]");
        assertThat(storedOrganisations()).isZero();
    }

    @Test
    @DisplayName("Rule 1: also a search that finds nobody")
    void unmatchedSearchStoresNothingAndIsNamed() {
        Answer answer =
                admin.post("", transaction(organisation(), organisation(), about("Patient?identifier=none|" + mark)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(expression(answer)).isEqualTo("Bundle.entry[2]");
        assertThat(storedOrganisations()).isZero();
    }

    @Test
    @DisplayName("Rule 5: what is not understood is refused")
    void unknownElementIsRefusedAndItsEntryNamed() {
        String bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Organization","name":"A"},"request":{"method":"POST","url":"Organization"}},
                 {"resource":{"resourceType":"Organization","nmae":"B"},"request":{"method":"POST","url":"Organization"}}
                ]}""";
        Answer answer = admin.post("", bundle);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(expression(answer)).isEqualTo("Bundle.entry[1]");
    }

    @Test
    @DisplayName("Rule 1: also in XML, where a value cannot be read")
    void unreadableValueInXmlIsRefusedAndItsEntryNamed() {
        for (String type : List.of("transaction", "batch")) {
            Answer answer = admin.postXml(
                    "",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Bundle xmlns=\"http://hl7.org/fhir\"><type value=\""
                            + type + "\"/>" + xmlPatient("1960-12-31") + xmlPatient("31.12.1960")
                            + "</Bundle>");

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(expression(answer)).isEqualTo("Bundle.entry[1]");
        }
    }

    @Test
    void conditionalReferenceIsResolved() {
        assertThat(admin.post("", transaction(organisation())).status()).isEqualTo(200);

        Observation observation = about("");
        observation.setSubject(null).addPerformer(new Reference("Organization?identifier=" + SYSTEM + "|" + mark));
        Answer answer = admin.post("", transaction(observation));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("Rule 2: a stale If-Match is 412")
    void staleVersionIsPreconditionFailed() {
        Organization organisation = organisation();
        organisation.setId("stale-" + mark);
        Bundle create = transaction(organisation);
        create.getEntryFirstRep().getRequest().setMethod(HTTPVerb.PUT).setUrl("Organization/stale-" + mark);
        assertThat(admin.post("", create).status()).isEqualTo(200);

        Answer answer = admin.putIfMatch("/Organization/stale-" + mark, "7", organisation);
        create.getEntryFirstRep().getRequest().setIfMatch("W/\"7\"");
        Answer inTransaction = admin.post("", create);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(inTransaction.status()).isEqualTo(412);
        assertThat(expression(inTransaction)).isEqualTo("Bundle.entry[0]");
    }

    private int storedOrganisations() {
        Answer found = admin.get("/Organization?identifier=" + SYSTEM + "%7C" + mark);
        return found.as(Bundle.class).getEntry().size();
    }

    private Organization organisation() {
        Organization organisation = new Organization().setName("Test");
        organisation.addIdentifier().setSystem(SYSTEM).setValue(mark);
        return organisation;
    }

    private static Observation about(String subject) {
        Observation observation = new Observation().setStatus(ObservationStatus.FINAL);
        observation.getCode().setText("Test");
        return observation.setSubject(new Reference(subject));
    }

    private static Bundle transaction(Resource... resources) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (Resource resource : resources) {
            BundleEntryComponent entry = bundle.addEntry().setResource(resource);
            entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        }
        return bundle;
    }

    private static String xmlPatient(String birthDate) {
        return "<entry><resource><Patient><birthDate value=\"" + birthDate + "\"/></Patient></resource>"
                + "<request><method value=\"POST\"/><url value=\"Patient\"/></request></entry>";
    }

    private static String expression(Answer answer) {
        return answer.as(OperationOutcome.class)
                .getIssueFirstRep()
                .getExpression()
                .get(0)
                .getValue();
    }
}
