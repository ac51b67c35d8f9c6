"""Chance with a fixed seed. Only `random.Random.random` is used, the one method whose values Python promises to keep."""

import random


def plain_sum(numbers):
    """The sum from left to right. `sum` rounds floating point otherwise since Python 3.12, which would change the files."""
    total = 0.0
    for number in numbers:
        total += number
    return total


class Dice:
    def __init__(self, seed):
        self._random = random.Random(seed)

    def share(self):
        """A number from 0 up to, but not including, 1."""
        return self._random.random()

    def chance(self, probability):
        return self.share() < probability

    def whole(self, first, last):
        """A whole number from first to last, both possible."""
        return first + int(self.share() * (last - first + 1))

    def pick(self, items):
        return items[int(self.share() * len(items))]

    def weighted(self, items, weights):
        """One item; an item of weight 0 is never picked. At least one weight must be above 0."""
        target = self.share() * plain_sum(weights)
        for item, weight in zip(items, weights):
            target -= weight
            if target < 0:
                return item
        return [item for item, weight in zip(items, weights) if weight > 0][-1]

    def several(self, items, weights, count):
        """Up to `count` different items, the heavier ones more often."""
        left, chosen = [(i, w) for i, w in zip(items, weights) if w > 0], []
        while left and len(chosen) < count:
            item = self.weighted([i for i, _ in left], [w for _, w in left])
            chosen.append(item)
            left = [(i, w) for i, w in left if i is not item]
        return chosen

    def shuffled(self, items):
        result = list(items)
        for last in range(len(result) - 1, 0, -1):
            other = int(self.share() * (last + 1))
            result[last], result[other] = result[other], result[last]
        return result
