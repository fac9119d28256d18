package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.QuantityParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final String STALE =
            "HAPI-0550: HAPI-0989: Trying to update Organization/o-1/_history/9 but this is not the current version";

    private final EntryInHand inHand = new EntryInHand();
    private final Faults faults = new Faults(new TransactionFaults(
            inHand, new FaultyEntry(FhirContext.forR4Cached()), new UnreadableEntry(FhirContext.forR4Cached())));
    private final SystemRequestDetails request = new SystemRequestDetails();

    @AfterEach
    void forgetEntry() {
        inHand.forget();
    }

    @Test
    @DisplayName("Rule 2: a stale If-Match is 412")
    void staleVersionIsPreconditionFailed() {
        assertThat(status(new ResourceVersionConflictException(STALE))).isEqualTo(412);
    }

    @ParameterizedTest
    @DisplayName("Rule 12: a database that does not answer is 503, to be tried again")
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03"})
    void aLostDatabaseIsUnavailable(String state) {
        InternalErrorException thrown = new InternalErrorException(
                "HAPI-0389: Failed to call access method",
                new IllegalStateException(new SQLException("broken pipe", state)));
        BaseServerResponseException answer = faults.answer(thrown, request);
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getResponseHeaders()).containsKey("Retry-After");
        assertThat(answer.getMessage()).contains("cannot be reached");
        assertThat(status(new InternalErrorException("HAPI-0389", new SQLException("duplicate", "23505"))))
                .isEqualTo(500);
    }

    @ParameterizedTest
    @DisplayName("Rule 8: a question that the database ended is too costly; a change may be sent again")
    @CsvSource({"GET, 400, TOOCOSTLY", "POST, 503, TRANSIENT", "PUT, 503, TRANSIENT"})
    void whatTakesTooLongIsTold(RequestTypeEnum type, int status, OperationOutcome.IssueType code) {
        request.setRequestType(type);
        SQLException ended = new SQLException("canceling statement due to statement timeout", "57014");
        BaseServerResponseException answer = faults.answer(
                new InternalErrorException("HAPI-0389: Failed to call", new IllegalStateException(ended)), request);
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(((OperationOutcome) answer.getOperationOutcome())
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(code);
        assertThat(answer.getMessage()).doesNotContain("canceling", "HAPI");
        assertThat(faults.answer(new InvalidRequestException("Name a time.", ended), new SystemRequestDetails())
                        .getMessage())
                .isEqualTo("Name a time.");
    }

    @Test
    @DisplayName("Rule 2: a stale If-Match in a batch is 412 as well, told in our words")
    void staleEntryOfBatchIsPreconditionFailed() {
        for (String words : List.of(STALE, "HAPI-0974: Version 9 is not the most recent version")) {
            Bundle.BundleEntryComponent answer = new Bundle.BundleEntryComponent();
            inHand.populateEntryWithOperationOutcome(new ResourceVersionConflictException(words), answer);
            inHand.setResponseStatus(answer, "409 Conflict");
            assertThat(answer.getResponse().getStatus()).isEqualTo("412 Precondition Failed");
            OperationOutcome outcome = (OperationOutcome) answer.getResponse().getOutcome();
            assertThat(outcome.getIssueFirstRep().getDiagnostics())
                    .contains("If-Match")
                    .doesNotContain("HAPI");
        }
        Bundle.BundleEntryComponent other = new Bundle.BundleEntryComponent();
        inHand.populateEntryWithOperationOutcome(new ResourceVersionConflictException("taken"), other);
        inHand.setResponseStatus(other, "409 Conflict");
        assertThat(other.getResponse().getStatus()).isEqualTo("409 Conflict");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "W/\"3\", true",
                "\"3\", true",
                "3, true",
                "W/\"zzz\", false",
                "W/\"99999999999999999999\", false",
                "*, false",
                "W/\"1\";W/\"2\", false"
            })
    @DisplayName("Rule 2: an If-Match that names no version matches none")
    void unreadableVersionsMatchNone(String tag, boolean readable) {
        assertThat(VersionTag.readable(tag)).isEqualTo(readable ? tag : "W/\"0\"");
        Bundle.BundleEntryComponent entry = new Bundle.BundleEntryComponent();
        assertThat(inHand.getEntryRequestIfMatch(entry)).isNull();
        entry.getRequest().setIfMatch(tag);
        assertThat(inHand.getEntryRequestIfMatch(entry)).isEqualTo(readable ? tag : "W/\"0\"");
    }

    @Test
    @DisplayName("Rule 2: a patch that an element cannot take is the caller's fault")
    void unfittingPatchIsInvalid() {
        Parameters patch = new Parameters();
        patch.addParameter()
                .setName("operation")
                .addPart(part("type", new CodeType("replace")))
                .addPart(part("path", new StringType("Patient.gender")))
                .addPart(part("value", new CodeType("bogus")));
        Patient patient = new Patient().setGender(AdministrativeGender.MALE);
        assertThatThrownBy(() -> new FhirPatch(FhirContext.forR4Cached()).apply(patient, patch))
                .satisfies(thrown -> assertThat(
                                status(new InternalErrorException("failed", new InvocationTargetException(thrown))))
                        .isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "|%", "1e9999999999"})
    @DisplayName("Rule 2: a value that a search parameter cannot be is the caller's fault")
    void unreadableSearchValueIsInvalid(String value) {
        QuantityParam parameter = new QuantityParam();
        assertThatThrownBy(() -> parameter.setValueAsQueryToken(FhirContext.forR4Cached(), "value-quantity", "", value))
                .satisfies(
                        thrown -> assertThat(status((RuntimeException) thrown)).isEqualTo(400));
    }

    private static ParametersParameterComponent part(String name, Type value) {
        return new ParametersParameterComponent(new StringType(name)).setValue(value);
    }

    @Test
    void anotherConflictStaysOne() {
        assertThat(status(new ResourceVersionConflictException("HAPI-0825: deleted meanwhile")))
                .isEqualTo(409);
    }

    @Test
    @DisplayName("Rule 10: what the database says of a statement is not told")
    void databaseIsNotQuoted() {
        BaseServerResponseException answer = faults.answer(
                new ResourceVersionConflictException(
                        "HAPI-0550: could not execute batch [ERROR: duplicate key] [insert into HFJ_RESOURCE (A) values (?)]"),
                request);

        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics()).doesNotContain("HFJ_RESOURCE");
    }

    @Test
    @DisplayName("Rule 10: who refers to what shall be deleted is not told")
    void thoseWhoReferAreNotNamed() {
        String words =
                "HAPI-0515: Unable to delete Slot/1 because at least one resource has a reference to this resource."
                        + " First reference found was resource Appointment/hidden in path Appointment.slot";
        OperationOutcome explained = new OperationOutcome();
        explained.addIssue().setDiagnostics(words);

        BaseServerResponseException answer =
                faults.answer(new ResourceVersionConflictException(words, explained), request);

        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(outcome(answer).getIssue())
                .extracting(OperationOutcome.OperationOutcomeIssueComponent::getDiagnostics)
                .containsExactly(answer.getMessage());
        assertThat(answer.getMessage()).doesNotContain("hidden");
    }

    @Test
    void problemOfTheProductKeepsItsKindAndItsSentence() {
        BaseServerResponseException answer =
                faults.answer(new HubException(ProblemKind.RULE, "The deadline is over."), request);

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(outcome(answer).getIssueFirstRep().getCode()).isEqualTo(OperationOutcome.IssueType.BUSINESSRULE);
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics()).isEqualTo("The deadline is over.");
    }

    @Test
    void problemThatAProviderThrowsKeepsItsKindAlthoughHapiWrapsIt() {
        HubException problem = new HubException(ProblemKind.UNAVAILABLE, "This took too long.");
        InternalErrorException wrapped =
                new InternalErrorException("HAPI-0389", new InvocationTargetException(problem));

        assertThat(status(wrapped)).isEqualTo(503);
        assertThat(status(new InternalErrorException("HAPI-0389", new IllegalStateException())))
                .isEqualTo(500);
    }

    @Test
    @DisplayName("Rule 6: what failed inside is told by an incident id only")
    void innerFaultDoesNotTellItsMessage() {
        BaseServerResponseException answer =
                faults.answer(new IllegalStateException("Key (name)=(Musterfrau)"), request);

        assertThat(answer.getStatusCode()).isEqualTo(500);
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics())
                .contains("incident")
                .doesNotContain("Musterfrau");
    }

    @Test
    @DisplayName("Rule 1: the outcome of a transaction names the entry")
    void faultOfATransactionNamesItsEntry() {
        Bundle bundle = transaction();
        inHand.getBundleType(bundle);
        inHand.getResource(bundle.getEntry().get(1));

        BaseServerResponseException answer =
                faults.answer(new InvalidRequestException("HAPI-0960: no such id"), request);

        assertThat(outcome(answer).getIssueFirstRep().getExpression())
                .extracting(Object::toString)
                .containsExactly("Bundle.entry[1]");
    }

    @Test
    void whatATransactionRefersToButIsNotThereIsABadRequest() {
        transaction();

        assertThat(status(new ResourceNotFoundException("HAPI-1091: no match"))).isEqualTo(400);
    }

    private Bundle transaction() {
        request.setRequestType(RequestTypeEnum.POST);
        request.setRequestPath("");
        request.setRequestContents(new byte[0]);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry().setResource(new Organization());
        bundle.addEntry().setResource(new Organization());
        return bundle;
    }

    private int status(Throwable thrown) {
        return faults.answer(thrown, request).getStatusCode();
    }

    private static OperationOutcome outcome(BaseServerResponseException answer) {
        return (OperationOutcome) answer.getOperationOutcome();
    }
}
