package de.medicalhub.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several who send the same transaction at the same moment. */
class TransactionsAtOnceIT {
    private static final String OWN = "Organization/hospital-mayen";
    private static final String SYSTEM = "https://hospital.example/patients";
    private static final int AT_ONCE = 6;

    private static final CaseUnderTest CASE = CaseUnderTest.started();

    private final String mark = UUID.randomUUID().toString();

    @Test
    @DisplayName(
            "5: of many who begin the same draft at the very same moment one does; the others are told, and find it")
    void ofManyAtOnceOneCreates() throws Exception {
        DocumentReference draft = new DocumentReference()
                .setStatus(Enumerations.DocumentReferenceStatus.CURRENT)
                .setDocStatus(DocumentReference.ReferredDocumentStatus.PRELIMINARY);
        draft.setSubject(new Reference(CASE.patient()))
                .addIdentifier()
                .setSystem(SYSTEM)
                .setValue(mark);
        draft.addAuthor(new Reference(OWN));
        Bundle begun = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        begun.addEntry()
                .setResource(draft)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("DocumentReference")
                .setIfNoneExist("identifier=" + SYSTEM + "|" + mark + "&author=" + OWN);
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        ExecutorService windows = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Answer>> clicks = Collections.nCopies(AT_ONCE, () -> {
                together.await(1, TimeUnit.MINUTES);
                return new Rest("discharge1").post("", begun);
            });
            List<String> created = new ArrayList<>();
            for (Future<Answer> click : windows.invokeAll(clicks)) {
                Answer answer = click.get();
                assertThat(answer.status()).as(answer.body()).isIn(200, 409);
                if (answer.status() == 200) {
                    created.add(answer.as(Bundle.class)
                            .getEntryFirstRep()
                            .getResponse()
                            .getStatus()
                            .substring(0, 3));
                }
            }
            assertThat(created).containsOnlyOnce("201");
        } finally {
            windows.shutdownNow();
        }
        assertThat(new Rest("discharge1")
                        .get("DocumentReference?identifier=" + SYSTEM + "%7C" + mark)
                        .found())
                .hasSize(1);
    }
}
