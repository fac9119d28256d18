package de.medicalhub.fhir.document.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentListenerTest {
    @ParameterizedTest
    @CsvSource({"TRANSACTION, true", "BATCH, false"})
    @DisplayName("a content comes along in a transaction, which is stored as a whole, and never in a batch")
    void contentsComeAlongInTransactions(BundleType type, boolean along) {
        Bundle bundle = new Bundle().setType(type);
        bundle.addEntry()
                .setResource(new Binary())
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl("Binary/b");
        SystemRequestDetails request = new SystemRequestDetails();
        request.setRestOperationType(RestOperationTypeEnum.TRANSACTION);
        request.setResource(bundle);

        assertThat(DocumentListener.contentsAlong(request).contains("Binary/b")).isEqualTo(along);
    }
}
