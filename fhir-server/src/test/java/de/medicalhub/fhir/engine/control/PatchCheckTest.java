package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchCheckTest {
    private final EntryInHand inHand = new EntryInHand();
    private final PatchCheck check = new PatchCheck(FhirContext.forR4Cached(), inHand);

    @AfterEach
    void forget() {
        inHand.forget();
    }

    @Test
    @DisplayName("rule 9: a patch in a bundle is looked through like one that comes alone")
    void packedPatchesAreLookedThrough() {
        assertThatThrownBy(() -> check.requireReadable(patching("{\"value\":1e999999999}")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> check.requireReadable(patching("{\"op\":\"add\",\"op\":\"test\"}")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatCode(() -> check.requireReadable(patching("{\"value\":1.5}"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml-patch+xml",
                " application/xml-patch+xml;charset=UTF-8",
                "application/fhir+json",
                ""
            })
    @DisplayName("rule 9: a patch in a bundle is of a kind that is taken alone, too; none names a file of the server")
    void otherPatchesAreRefused(String type) {
        String patch = "<!DOCTYPE diff [<!ENTITY file SYSTEM 'file:///etc/hostname'>]><diff>&file;</diff>";
        assertThatThrownBy(() -> check.requireReadable(patching(type, patch)))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(((OperationOutcome) refused.getOperationOutcome()).getIssueFirstRep())
                                .satisfies(issue -> {
                                    assertThat(issue.getCode()).isEqualTo(OperationOutcome.IssueType.NOTSUPPORTED);
                                    assertThat(issue.getExpression().get(0).getValue())
                                            .isEqualTo("Bundle.entry[0].resource");
                                }));
        assertThatCode(() -> check.requireReadable(patching("application/json-patch+json; charset=UTF-8", "[]")))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("rule 9: a patch makes no decimal of a text that is too large, also by a copy")
    void patchedNumbersAreBounded() {
        Observation large = measured("1e999999999");
        assertThatThrownBy(() -> check.requireStorable(RestOperationTypeEnum.PATCH, large))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> check.requireStorable(RestOperationTypeEnum.PATCH, measured("1e-999999999")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatCode(() -> check.requireStorable(RestOperationTypeEnum.PATCH, measured("6.02214076e23")))
                .doesNotThrowAnyException();
        inHand.getBundleType(patching("{}"));
        assertThatThrownBy(() -> check.requireStorable(RestOperationTypeEnum.TRANSACTION, large))
                .isInstanceOf(InvalidRequestException.class);
    }

    private static Observation measured(String number) {
        Observation observation = new Observation();
        observation.setValue(new Quantity().setValue(new BigDecimal(number)));
        return observation;
    }

    private static Bundle patching(String operation) {
        return patching("application/json-patch+json", "[" + operation + "]");
    }

    private static Bundle patching(String type, String patch) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(new Binary().setContentType(type).setData(patch.getBytes(StandardCharsets.UTF_8)))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PATCH)
                .setUrl("Observation/1");
        return bundle;
    }
}
