package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.jpa.dao.JpaStorageResourceParser;
import ca.uhn.fhir.jpa.model.cross.IBasePersistedResource;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import de.medicalhub.fhir.store.gateway.RememberedVersions.Version;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** What the engine compares a change with: the caller's guard has mostly just read it, so it is remembered. */
@Component
@Primary
class FormerContents extends JpaStorageResourceParser {
    private static final String ROW = FormerContents.class.getName();

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
        IBaseResource former = known.orElseGet(() -> super.toResource(stored, forHistory));
        if (!forHistory && stored instanceof ResourceTable && former instanceof Resource content) {
            content.setUserData(ROW, stored);
        }
        return former;
    }

    /** What the engine holds of the resource whose former content this is; null for what does not come from here. */
    static @Nullable ResourceTable row(@Nullable IBaseResource former) {
        return former instanceof Resource content && content.getUserData(ROW) instanceof ResourceTable row ? row : null;
    }

    private static boolean isAsCommitted(ResourceTable row) {
        return row.getDeleted() == null
                && row.getCurrentVersionEntity() == null
                && !row.isVersionUpdatedInCurrentTransaction();
    }
}
