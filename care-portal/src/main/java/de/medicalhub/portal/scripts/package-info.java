/**
 * The scripts that pages bring along.
 *
 * <ol>
 *   <li>J1 The first view of a page is under 200 kB over the line. PrimeFaces' bundle {@code components.js} holds all of its
 *       eighty-odd widgets, which alone are more than half of that; pages get those that they use, cut out of the bundle as it is.
 *       Of jQuery's plugins they do without what drags, sorts, resizes and slides: twenty kB.
 *   <li>J2 A test walks through all pages: a component whose widget is missing here fails the build, not the page.
 *   <li>J3 A bundle of another shape (a new version of PrimeFaces) is delivered whole rather than cut wrongly.
 * </ol>
 */
@NullMarked
package de.medicalhub.portal.scripts;

import org.jspecify.annotations.NullMarked;
