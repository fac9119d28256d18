package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.dao.JpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.cross.IBasePersistedResource;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import de.medicalhub.fhir.store.gateway.RememberedVersions.Version;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** What the engine compares a change with: the caller's guard has mostly just read it, so it is remembered. */
@Component
@Primary
class FormerContents extends JpaStorageResourceParser {
    private final RememberedVersions remembered;

    FormerContents(RememberedVersions remembered) {
        this.remembered = remembered;
    }

    @Override
    @SuppressWarnings("rawtypes") // As the engine declares it.
    public IBaseResource toResource(IBasePersistedResource stored, boolean forHistory) {
        Optional<IBaseResource> known = !forHistory && stored instanceof ResourceTable row && isAsCommitted(row)
                ? remembered
                        .find(new Version(row.getId().getId(), row.getVersion()))
                        .map(content -> content.answer().copy())
                : Optional.empty();
        return known.orElseGet(() -> super.toResource(stored, forHistory));
    }

    private static boolean isAsCommitted(ResourceTable row) {
        return row.getDeleted() == null
                && row.getCurrentVersionEntity() == null
                && !row.isVersionUpdatedInCurrentTransaction();
    }
}
