import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const TOLERANCE_PX = 24;

/**
 * Keeps a scrolling box at its end while its content grows, until the user scrolls up. Only a scroll of the user lets
 * go: a layout change never does, so growing content cannot be mistaken for one. As long as there is nothing to follow
 * (`active` is false), the box stays where it is.
 */
export function useFollow(box: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>, active: boolean) {
  const following = useRef(true);
  const [isFollowing, setFollowing] = useState(true);

  const follow = useCallback((on: boolean) => {
    following.current = on;
    setFollowing(on);
  }, []);

  const toEnd = useCallback(() => {
    follow(true);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box, follow]);

  useEffect(() => {
    const element = box.current;
    if (!element || !content.current || !active) return undefined;
    let lastTop = element.scrollTop;
    let lastRange = range(element);
    const onScroll = () => {
      const top = element.scrollTop;
      const now = range(element);
      // A box that became shorter moves up by itself.
      if (top < lastTop - 1 && now >= lastRange) follow(now - top <= 1);
      else if (now - top <= TOLERANCE_PX) follow(true);
      lastTop = top;
      lastRange = now;
    };
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0 && range(element) > 0) follow(false);
    };
    const observer = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
      lastRange = range(element);
    });
    observer.observe(content.current);
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
    };
  }, [box, content, active, follow]);

  return { isFollowing, toEnd };
}

const range = (element: HTMLElement) => element.scrollHeight - element.clientHeight;
