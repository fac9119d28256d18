package de.medicalhub.fhir.document.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import de.medicalhub.fhir.LocalReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReceiveDocumentTest {
    private final MemoryDocuments records = new MemoryDocuments();
    private final ReceiveDocument receive = new ReceiveDocument(records);
    private final Sender sender = new Sender(Set.of("Organization/h"), "Organization/h", resource -> true);

    @Test
    @DisplayName("Rule 1: what comes embedded is taken out, and names the document that it belongs to")
    void takesContentOut() {
        DocumentReference document = document();
        document.getContentFirstRep().getAttachment().setData("Befund".getBytes(StandardCharsets.UTF_8));

        receive.takeOut(document, sender, Set.of());

        assertThat(records.all(Binary.class)).singleElement().satisfies(content -> {
            assertThat(content.getSecurityContext().getReference()).isEqualTo("DocumentReference/d");
            assertThat(document.getContentFirstRep().getAttachment().getUrl()).isEqualTo(LocalReference.of(content));
        });
        assertThat(document.getContentFirstRep().getAttachment().hasData()).isFalse();
        assertThat(document.getContentFirstRep().getAttachment().getSize()).isEqualTo(6);
    }

    @Test
    @DisplayName("Rule 2: a loose Binary is bound, one that has its place stays there, one that is hidden is unknown")
    void bindsOnlyWhatIsLoose() {
        DocumentReference document = document();
        document.getContentFirstRep().getAttachment().setUrl("Binary/b");
        records.put("Binary/b", new Binary().setSecurityContext(new Reference("Organization/h")));

        receive.takeOut(document, sender, Set.of());
        assertThat(context()).isEqualTo("DocumentReference/d");

        for (String place : Set.of("DocumentReference/other", "Patient/other")) {
            records.put("Binary/b", new Binary().setSecurityContext(new Reference(place)));
            receive.takeOut(document, sender, Set.of());
            assertThat(context()).isEqualTo(place);
        }
        Sender blind = new Sender(Set.of("Organization/h"), "Organization/h", resource -> false);
        assertThatThrownBy(() -> receive.takeOut(document, blind, Set.of()))
                .isInstanceOf(UnprocessableEntityException.class);
    }

    @Test
    @DisplayName("Rule 2: a Binary that comes in the same transaction is not looked for; it says itself whose it is")
    void takesWhatComesAlong() {
        DocumentReference document = document();
        document.getContentFirstRep().getAttachment().setUrl("Binary/along");
        assertThatThrownBy(() -> receive.takeOut(document, sender, Set.of("Binary/other")))
                .isInstanceOf(UnprocessableEntityException.class);
        receive.takeOut(document, sender, Set.of("Binary/along"));
        assertThat(document.getContentFirstRep().getAttachment().getUrl()).isEqualTo("Binary/along");
        Sender blind = new Sender(Set.of("Organization/h"), "Organization/h", resource -> false);
        records.put("Binary/along", new Binary().setSecurityContext(new Reference("Patient/other")));
        assertThatThrownBy(() -> receive.takeOut(document, blind, Set.of("Binary/along")))
                .isInstanceOf(UnprocessableEntityException.class);
    }

    @Test
    @DisplayName("Rule 4: a KDL code gets the type of XDS that the maps give, once")
    void completesCodes() {
        DocumentReference document = document();
        document.getType().addCoding().setSystem(DocumentCodes.KDL).setCode("PT130102");

        receive.takeOut(document, sender, Set.of());
        receive.takeOut(document, sender, Set.of());

        assertThat(document.getType().getCoding()).hasSize(2);
        assertThat(DocumentCodes.code(document.getType(), DocumentCodes.XDS_TYPE))
                .contains("PATH");
    }

    @Test
    @DisplayName("Rule 3: who bears the identifier is found; that several do is not said to be nobody")
    void severalAreNotNobody() {
        Identifier kvnr =
                new Identifier().setSystem("http://fhir.de/sid/gkv/kvid-10").setValue("A123456780");
        DocumentReference document = document();
        document.getContentFirstRep().getAttachment().setUrl("Binary/b");
        document.getSubject().setIdentifier(kvnr);
        assertThatThrownBy(() -> receive.resolve(document, sender)).hasMessageContaining("not known here");

        records.put("Patient/1", new Patient().addIdentifier(kvnr.copy()));
        receive.resolve(document, sender);
        assertThat(document.getSubject().getReference()).isEqualTo("Patient/1");

        document.getSubject().setReference(null);
        records.put("Patient/2", new Patient().addIdentifier(kvnr.copy()));
        assertThatThrownBy(() -> receive.resolve(document, sender))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("more than one Patient");
    }

    @Test
    @DisplayName("Rule 1: a description whose content is empty is refused")
    void aDocumentIsThere() {
        records.put("Patient/p", new Patient());
        DocumentReference empty = document();
        empty.setSubject(new Reference("Patient/p"));
        assertThatThrownBy(() -> receive.resolve(empty, sender))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("missing");
        empty.getContentFirstRep().getAttachment().setData("Befund".getBytes(StandardCharsets.UTF_8));
        assertThatCode(() -> receive.resolve(empty, sender)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("Rule 8: what is replaced is superseded, where it is the same patient's and the sender may change it")
    void whatIsReplacedIsSuperseded() {
        for (boolean mayChange : new boolean[] {false, true}) {
            records.put("DocumentReference/old", stored("Patient/p"));
            records.put("DocumentReference/others", stored("Patient/other"));
            DocumentReference document = document();
            document.setSubject(new Reference("Patient/p"));
            for (String old : List.of("DocumentReference/old", "DocumentReference/others", "DocumentReference/none")) {
                document.addRelatesTo()
                        .setCode(DocumentReference.DocumentRelationshipType.REPLACES)
                        .setTarget(new Reference(old));
            }
            receive.supersede(document, sender, (before, after) -> mayChange);
            assertThat(status("DocumentReference/old"))
                    .isEqualTo(mayChange ? DocumentReferenceStatus.SUPERSEDED : DocumentReferenceStatus.CURRENT);
            assertThat(status("DocumentReference/others")).isEqualTo(DocumentReferenceStatus.CURRENT);
        }
    }

    private DocumentReferenceStatus status(String reference) {
        return records.find(DocumentReference.class, reference).orElseThrow().getStatus();
    }

    private static DocumentReference stored(String patient) {
        return new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setSubject(new Reference(patient));
    }

    private String context() {
        return records.find(Binary.class, "Binary/b")
                .orElseThrow()
                .getSecurityContext()
                .getReference();
    }

    private static DocumentReference document() {
        DocumentReference document = new DocumentReference();
        document.setId("DocumentReference/d");
        document.addContent().getAttachment().setContentType("text/plain");
        return document;
    }
}
