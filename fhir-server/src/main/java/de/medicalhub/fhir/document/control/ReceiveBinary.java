package de.medicalhub.fhir.document.control;

import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Says whose a Binary is, which nothing else in it does (rule 2 of the feature). */
@Component
public class ReceiveBinary {
    /** One that comes alone belongs to the organisation that sent it. */
    public void receive(Binary binary, Sender sender) {
        Set<String> organisations = sender.organisations();
        if (!binary.hasSecurityContext() && organisations.size() == 1) {
            binary.setSecurityContext(new Reference(organisations.iterator().next()));
        }
    }

    /** A new version belongs to whom the old one belonged. */
    public void keepWhose(Binary before, Binary after) {
        after.setSecurityContext(before.getSecurityContext().copy());
    }
}
