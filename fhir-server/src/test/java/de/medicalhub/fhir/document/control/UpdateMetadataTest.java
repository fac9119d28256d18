package de.medicalhub.fhir.document.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UpdateMetadataTest {
    private final MemoryDocuments records = new MemoryDocuments();
    private final UpdateMetadata update = new UpdateMetadata(records);
    private final Sender sender = new Sender(Set.of("Organization/h"), "Organization/h", resource -> true);
    private final Parameters amended = new Parameters().addParameter("docStatus", new CodeType("amended"));

    @Test
    @DisplayName("Rule 5: who reads a document but may not write it does not change its status")
    void whoOnlyReadsChangesNothing() {
        records.put("DocumentReference/d", new DocumentReference().setDocStatus(ReferredDocumentStatus.FINAL));

        assertThatThrownBy(() -> update.update(
                        "DocumentReference/d",
                        amended,
                        sender,
                        (before, after) -> before.getDocStatus() == after.getDocStatus()))
                .isInstanceOf(ForbiddenOperationException.class);
        records.put("DocumentReference/d", new DocumentReference().setDocStatus(ReferredDocumentStatus.FINAL));
        assertThat(update.update(
                                "DocumentReference/d",
                                amended,
                                sender,
                                (before, after) -> before.getDocStatus() == ReferredDocumentStatus.FINAL
                                        && after.getDocStatus() == ReferredDocumentStatus.AMENDED)
                        .getDocStatus())
                .isEqualTo(ReferredDocumentStatus.AMENDED);
    }
}
