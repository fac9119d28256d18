package de.medicalhub.video.consultation;

import de.medicalhub.video.door.Secrets;
import de.medicalhub.video.door.TryLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How often links may be tried. Many people come from one address at the full hour: a link that we gave out counts by itself,
 * whatever came of it. Who brings none that we know counts by the address from which they try. What is used up is refused before
 * anything is looked up.
 */
@ApplicationScoped
public class LinkTries {
    /** Tries a minute of one link. */
    static final int MOST_OF_LINK = 30;

    /** Tries a minute of links that we do not know, from one address; behind it may stand a whole hospital. */
    static final int MOST_OF_ADDRESS = 120;

    private final TryLimit limit;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the field
    protected LinkTries() {
        this(null);
    }

    @Inject
    public LinkTries(TryLimit limit) {
        this.limit = limit;
    }

    /**
     * One try.
     *
     * @param door what kind of link it is
     * @param address from which it is tried
     * @param token the secret of the link, if one was brought
     */
    public record Try(String door, String address, Optional<String> token) {
        private Optional<String> link() {
            return token.map(Secrets::hash);
        }

        private String linkDoor() {
            return door + "-link";
        }
    }

    /**
     * Does the work and counts it.
     *
     * @throws RefusedException TOO_MANY, with nothing done, if the address or the link is used up; else what the work throws
     */
    public <T> T counted(Try one, Supplier<T> work) {
        boolean left = limit.hasLeft(one.door(), one.address(), MOST_OF_ADDRESS)
                && one.link()
                        .map(link -> limit.hasLeft(one.linkDoor(), link, MOST_OF_LINK))
                        .orElse(true);
        if (!left) {
            throw new RefusedException(Refusal.TOO_MANY);
        }
        try {
            T done = work.get();
            countLink(one);
            return done;
        } catch (RefusedException refused) {
            if (refused.refusal() == Refusal.LINK_UNKNOWN || refused.refusal() == Refusal.NOT_JOINED) {
                limit.count(one.door(), one.address());
            } else {
                countLink(one);
            }
            throw refused;
        }
    }

    private void countLink(Try one) {
        one.link().ifPresent(link -> limit.count(one.linkDoor(), link));
    }
}
