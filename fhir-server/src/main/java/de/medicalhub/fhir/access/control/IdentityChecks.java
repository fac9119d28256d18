package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.Refusal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;

/** Who compared a health card is believed from the Encounter, so nobody but the module that saw it done writes it there. */
final class IdentityChecks {
    private static final Refusal REFUSAL = Refusal.because(
            "Only the video service says who compared the health card. Please send it as it is stored.");

    private IdentityChecks() {}

    /**
     * Why the caller may not write this, of a write that is allowed otherwise: it tells what the old version holds.
     *
     * @param old the version before; empty for a new resource
     */
    static Optional<Refusal> refuse(Ties ties, Optional<IBaseResource> old, IBaseResource written) {
        boolean kept = Base.compareDeep(old.map(IdentityChecks::of).orElse(List.of()), of(written), true);
        return kept || ties.caller().has(Role.VIDEO_SERVICE) ? Optional.empty() : Optional.of(REFUSAL);
    }

    private static List<Extension> of(IBaseResource resource) {
        return resource instanceof Encounter visit ? visit.getExtensionsByUrl(HubCodes.IDENTITY_CHECKED) : List.of();
    }
}
