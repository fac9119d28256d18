package de.medicalhub.fhir.engine.control;

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
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(new Binary()
                        .setContentType("application/json-patch+json")
                        .setData(("[" + operation + "]").getBytes(StandardCharsets.UTF_8)))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PATCH)
                .setUrl("Observation/1");
        return bundle;
    }
}
