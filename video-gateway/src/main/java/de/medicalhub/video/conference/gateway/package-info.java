/** Kurento 7.3 as media server. */
@NullMarked
package de.medicalhub.video.conference.gateway;

import org.jspecify.annotations.NullMarked;
