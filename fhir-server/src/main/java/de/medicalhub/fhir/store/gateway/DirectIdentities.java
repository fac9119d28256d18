package de.medicalhub.fhir.store.gateway;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.svc.ResolveIdentityMode;
import ca.uhn.fhir.jpa.dao.index.IdHelperService;
import ca.uhn.fhir.jpa.model.cross.IResourceLookup;
import ca.uhn.fhir.jpa.model.cross.JpaResourceLookup;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.PartitionablePartitionId;
import ca.uhn.fhir.jpa.util.MemoryCacheService;
import ca.uhn.fhir.jpa.util.MemoryCacheService.CacheEnum;
import ca.uhn.fhir.jpa.util.MemoryCacheService.ForcedIdCacheKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which row a reference means, asked in one plain statement. What is not found so (not stored, deleted, not yet flushed,
 * without a type) is left to the engine, which asks again and knows what to say.
 */
@Component
@Primary
class DirectIdentities extends IdHelperService {
    private static final String FOUND =
            "select r.res_id, r.res_type, r.fhir_id from hfj_resource r where r.res_deleted_at is null and ";
    private static final String ONE = FOUND + "r.res_type = ? and r.fhir_id = ?";
    private static final String ALL = FOUND
            + "(r.res_type, r.fhir_id) in (select type, id from unnest(?::text[], ?::text[]) as wanted (type, id))";

    private final JdbcTemplate jdbc;
    private final MemoryCacheService known;

    DirectIdentities(DataSource dataSource, MemoryCacheService known) {
        jdbc = new JdbcTemplate(dataSource);
        this.known = known;
    }

    @Override
    public Map<IIdType, IResourceLookup<JpaPid>> resolveResourceIdentities(
            RequestPartitionId partition, Collection<IIdType> ids, ResolveIdentityMode mode) {
        if (ids.isEmpty() || !ids.stream().allMatch(id -> id.hasResourceType() && id.hasIdPart())) {
            return super.resolveResourceIdentities(partition, ids, mode);
        }
        Set<IIdType> wanted = new HashSet<>();
        ids.forEach(id -> wanted.add(new IdType(id.getResourceType(), id.getIdPart())));
        Map<IIdType, IResourceLookup<JpaPid>> found = ask(wanted);
        if (found.size() < wanted.size()) {
            return super.resolveResourceIdentities(partition, ids, mode);
        }
        found.forEach((id, lookup) ->
                known.putAfterCommit(CacheEnum.RESOURCE_LOOKUP_BY_FORCED_ID, key(partition, id), List.of(lookup)));
        return found;
    }

    /**
     * Of one resource that is read or changed next: whether it has been deleted since, its row tells, so what the engine knows
     * will do.
     */
    @Override
    public IResourceLookup<JpaPid> resolveResourceIdentity(
            RequestPartitionId partition, @Nullable String type, String id, ResolveIdentityMode mode) {
        if (type != null && mode.isUseCache(true) && mode.isIncludeDeleted()) {
            IIdType wanted = new IdType(type, id);
            List<IResourceLookup<JpaPid>> found =
                    known.getIfPresent(CacheEnum.RESOURCE_LOOKUP_BY_FORCED_ID, key(partition, wanted));
            if (found != null && found.size() == 1) {
                found.get(0).getPersistentId().setAssociatedResourceId(wanted);
                return found.get(0);
            }
        }
        return super.resolveResourceIdentity(partition, type, id, mode);
    }

    private static ForcedIdCacheKey key(RequestPartitionId partition, IIdType id) {
        return new ForcedIdCacheKey(id.getResourceType(), id.getIdPart(), partition);
    }

    private Map<IIdType, IResourceLookup<JpaPid>> ask(Set<IIdType> wanted) {
        Map<IIdType, IResourceLookup<JpaPid>> found = new HashMap<>();
        jdbc.query(
                wanted.size() == 1 ? ONE : ALL,
                ask -> {
                    if (wanted.size() == 1) {
                        IIdType id = wanted.iterator().next();
                        ask.setString(1, id.getResourceType());
                        ask.setString(2, id.getIdPart());
                    } else {
                        String[] types =
                                wanted.stream().map(IIdType::getResourceType).toArray(String[]::new);
                        String[] ids = wanted.stream().map(IIdType::getIdPart).toArray(String[]::new);
                        ask.setArray(1, ask.getConnection().createArrayOf("text", types));
                        ask.setArray(2, ask.getConnection().createArrayOf("text", ids));
                    }
                },
                row -> {
                    IIdType id = new IdType(row.getString("res_type"), row.getString("fhir_id"));
                    JpaPid key = JpaPid.fromId(row.getLong("res_id"));
                    key.setAssociatedResourceId(id);
                    found.put(
                            id,
                            new JpaResourceLookup(
                                    id.getResourceType(),
                                    id.getIdPart(),
                                    key,
                                    null,
                                    PartitionablePartitionId.with(null, null)));
                });
        return found;
    }
}
